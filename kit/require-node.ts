// Imported first by every entry point: `npm` scripts use the Node that npm brought (24), a hand-typed `node` may not.
const major = Number(process.versions.node.split('.')[0])
if (major < 24) {
  process.stderr.write(
    `This needs Node 24 or newer, but ran on ${process.version}. ` +
      'Start it with the npm scripts (npm start, npm run …): they use the Node that "npm ci" installed.\n',
  )
  process.exit(1)
}

// What Node packages ask before they check their callers at every step; a suite or a developer may say otherwise.
process.env.NODE_ENV ||= 'production'
