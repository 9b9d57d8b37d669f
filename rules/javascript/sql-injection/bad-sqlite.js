const express = require('express')
const { Database } = require('node-sqlite3-wasm')

const app = express()
const database = new Database()
database.exec(`
  create table products (id integer, name text, secret integer);
  insert into products values (1, 'Parcel', 0), (2, 'O''Hara', 0), (3, 'Prototype', 1);
`)

app.get('/products', (req, res) => {
  // ruleid: sql-injection
  res.json(database.all(`SELECT name FROM products WHERE secret = 0 AND name = '${req.query.name}'`))
})

app.get('/products/:id', (req, res) => {
  const sql = 'SELECT name FROM products WHERE id = ' + req.params.id + ' AND secret = 0'
  // ruleid: sql-injection
  res.json(database.get(sql))
})

app.get('/search', (req, res) => {
  // ruleid: sql-injection
  res.json(database.all("SELECT name FROM products WHERE name LIKE '" + req.query.start + "%' AND secret = 0"))
})

module.exports = app
