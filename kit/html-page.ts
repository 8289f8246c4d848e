import type { Bilingual } from './vn/types.js'

/** A page without script and without anything from elsewhere, Vietnamese first. The caller has escaped what is in it. */
export function htmlPage({ vi, en }: Bilingual, style: string, body: string): string {
  return `<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<title>${vi} – ${en}</title>
<style>${style}</style>
</head>
<body>
<main>
${body}
</main>
</body>
</html>
`
}
