// The element inside a Vue 3 application. The same as a template, where judicial-relief is named in isCustomElement:
//   <judicial-relief lang="zh" :as-of="day" :case.prop="relief" :locked.prop="locked"
//     @relief-change="relief = $event.target.case" @relief-assessed="result = $event.detail" />
import { createApp, h, ref } from 'vue'

createApp({
  setup() {
    const day = ref('2025-12-01')
    const relief = ref({
      frame: { as_of: day.value, region: '420000', victims: ['v1'], households: ['h1'], applicants: [{ id: 'a1', victim: 'v1', household: 'h1' }] },
      facts: { victims: { v1: { crime: true } } },
    })
    const result = ref()
    return () => [
      h('h1', 'Vue 3'),
      h('button', { id: 'next-day', onClick: () => (day.value = '2024-12-01') }, '改用 2024 年的测算日期'),
      h('output', result.value ? `${result.value.status}：${result.value.sheets.map((sheet) => sheet.general_limit).join('、')}` : '尚无结果'),
      h('judicial-relief', {
        lang: 'zh',
        'as-of': day.value,
        '.case': relief.value,
        '.locked': ['facts.victims.v1.crime'],
        onReliefChange: (event) => (relief.value = event.target.case),
        onReliefAssessed: (event) => (result.value = event.detail),
      }),
      h('p', { id: 'state' }, JSON.stringify(relief.value.facts)),
    ]
  },
}).mount('#app')
