/** The page and its start script: plain browser JavaScript, kept as text because nothing here is built for browsers. */
export const page = `<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<title>An Sinh Hub – GraphQL</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/explorer/graphiql.css">
<link rel="stylesheet" href="/explorer/start.css">
</head>
<body>
<div id="explorer">…</div>
<script src="/explorer/react.js"></script>
<script src="/explorer/react-dom.js"></script>
<script src="/explorer/graphiql.js"></script>
<script src="/explorer/start.js"></script>
</body>
</html>
`

export const style = 'html, body, #explorer { height: 100%; margin: 0 }\n'

export interface Tab {
  readonly query: string
  readonly variables?: string
  readonly headers: string
}

/** `defaultHeaders` go into every new tab. Nothing is stored in the browser, so no token stays behind. */
export function startScript(settings: { tabs: readonly Tab[]; defaultHeaders: string }): string {
  // A "<" cannot end a script that is its own file, but it costs nothing to be sure.
  const json = JSON.stringify(settings).replaceAll('<', '\\u003c')
  return `'use strict'
const settings = ${json}
const kept = new Map()
const storage = {
  get length() { return kept.size },
  getItem: key => kept.get(key) ?? null,
  setItem: (key, value) => { kept.set(key, value) },
  removeItem: key => { kept.delete(key) },
  clear: () => { kept.clear() },
}

async function fetcher(params, options) {
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/graphql-response+json, text/event-stream;q=0.9',
      ...options?.headers,
    },
    body: JSON.stringify({ ...params, operationName: nameIn(params) }),
  })
  const isStream = response.headers.get('content-type')?.startsWith('text/event-stream')
  return isStream ? events(response.body) : response.json()
}

// After a change of tab the editor still names the operation of the tab before.
function nameIn({ query, operationName }) {
  return new RegExp('\\\\b' + operationName + '\\\\b').test(query) ? operationName : undefined
}

async function* events(body) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader()
  let rest = ''
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      rest += value
      const parts = rest.split('\\n\\n')
      rest = parts.pop()
      for (const part of parts) {
        const data = /^data: ?(.*)$/m.exec(part)?.[1]
        if (/^event: complete$/m.test(part)) return
        if (/^event: next$/m.test(part) && data) yield JSON.parse(data)
      }
    }
  } finally {
    reader.cancel().catch(() => {})
  }
}

ReactDOM.createRoot(document.getElementById('explorer')).render(
  React.createElement(GraphiQL, {
    fetcher,
    storage,
    defaultTabs: settings.tabs.length > 0 ? settings.tabs : undefined,
    defaultHeaders: settings.defaultHeaders,
    isHeadersEditorEnabled: true,
    defaultEditorToolsVisibility: 'variables',
    shouldPersistHeaders: false,
  }),
)
`
}
