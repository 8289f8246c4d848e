const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? ''

/** The word of the gateway by which this page may make styles while it runs. */
export const styleNonce = () => nonce

// Where `react-remove-scroll`, which holds the page still under a dialog, looks for it.
Object.assign(globalThis, { __webpack_nonce__: nonce })
