// The entry of the bundle: registers <judicial-relief>. Touches the registry of custom elements and nothing else.
import { JudicialReliefElement } from './judicial-relief-element.js'

// Portals load the same script twice; the second registration of a name throws.
if (!customElements.get('judicial-relief')) customElements.define('judicial-relief', JudicialReliefElement)

export { JudicialReliefElement }
