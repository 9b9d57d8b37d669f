/** Goes back to where the visitor was, which the site itself has noted. */
export function goBack() {
  const place = decodeURIComponent(document.cookie.split("place=")[1] ?? "/");
  // doubtful: client-redirect
  window.location.assign(place);
}
