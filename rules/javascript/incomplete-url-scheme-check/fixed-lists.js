const FORBIDDEN = ['javascript:', 'data:', 'vbscript:']

export function safeLink(address) {
  const { protocol } = new URL(address, 'https://example.com/')
  // doubtful: incomplete-url-scheme-check
  return FORBIDDEN.includes(protocol) ? 'about:blank' : address
}

export function cleanLink(address) {
  // ruleid: incomplete-url-scheme-check
  if (/^\s*(?:javascript|data|vbscript):/i.test(address.trim().toLowerCase())) return ''
  return address
}

export function isHarmless(address) {
  const scheme = address.split(':')[0]
  // ruleid: incomplete-url-scheme-check
  return !['javascript', 'data', 'vbscript'].includes(scheme.trim().toLowerCase())
}

export function isBad(href) {
  // doubtful: incomplete-url-scheme-check
  return /^\s*(?:javascript|data|vbscript):/i.test(href)
}
