declare global {
  /** Read by the library that keeps the page from scrolling behind a dialog. */
  var __webpack_nonce__: string | undefined;
}

/** The mark of this delivery of the page. The server's policy takes no style element without it. */
export function styleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
}

globalThis.__webpack_nonce__ = styleNonce();
