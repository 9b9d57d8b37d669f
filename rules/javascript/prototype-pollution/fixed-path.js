'use strict'

function setPath(object, path, value) {
  const keys = path.split('.')
  const last = keys.pop()
  for (const key of keys) {
    if (key === '__proto__' || key === 'constructor' || key === 'prototype') throw new Error('This name is not allowed')
    object[key] = object[key] || {}
    object = object[key]
  }
  // ruleid: prototype-pollution
  object[last] = value
}

function merge(target, source) {
  for (const key in source) {
    if (key === '__proto__' || key === 'constructor' || key === 'prototype') continue
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
