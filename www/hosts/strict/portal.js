// A portal's own component on its own, untouched copy of Lit.
import { css, html, LitElement } from 'lit'

class PortalCounter extends LitElement {
  static properties = { results: { type: Number } }
  static styles = css`p { margin: 0 0 12px }`

  constructor() {
    super()
    this.results = 0
    document.addEventListener('relief-assessed', () => (this.results += 1))
  }

  render() {
    return html`<p>已收到测算结果 ${this.results} 次</p>`
  }
}

customElements.define('portal-counter', PortalCounter)
