export function signedIn(accessToken) {
  // ruleid: message-to-any-origin
  window.parent.postMessage({ accessToken }, '*')
}
