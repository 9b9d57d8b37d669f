const FORBIDDEN = ['javascript:', 'data:']

export function safeLink(address) {
  const { protocol } = new URL(address, 'https://example.com/')
  // doubtful: incomplete-url-scheme-check
  return FORBIDDEN.includes(protocol) ? 'about:blank' : address
}

export function cleanLink(address) {
  // ruleid: incomplete-url-scheme-check
  if (address.trim().toLowerCase().startsWith('javascript:')) return ''
  return address
}

export function isHarmless(address) {
  const scheme = address.split(':')[0]
  // ruleid: incomplete-url-scheme-check
  return scheme !== 'javascript'
}

export function isBad(href) {
  // doubtful: incomplete-url-scheme-check
  return /^(javascript|data):/i.test(href)
}
