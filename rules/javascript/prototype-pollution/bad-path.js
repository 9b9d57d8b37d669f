'use strict'

function setPath(object, path, value) {
  const keys = path.split('.')
  const last = keys.pop()
  for (const key of keys) {
    object[key] = object[key] || {}
    object = object[key]
  }
  // ruleid: prototype-pollution
  object[last] = value
}

function merge(target, source) {
  for (const key in source) {
    const value = source[key]
    if (value && typeof value === 'object') {
      if (!target[key]) target[key] = {}
      merge(target[key], value)
    } else {
      // ruleid: prototype-pollution
      target[key] = value
    }
  }
  return target
}

module.exports = { setPath, merge }
