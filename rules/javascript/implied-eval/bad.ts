import express from "express";
import puppeteer from "puppeteer";

const tab = new URLSearchParams(location.search).get("tab");

// ruleid: implied-eval
setTimeout("show('" + tab + "')", 100);

window.addEventListener("message", (event) => {
  // ruleid: implied-eval
  window.setInterval(event.data.script, 1000);
});

express().get("/title", async (req, res) => {
  const browser = await puppeteer.launch();
  const page = await browser.newPage();
  // ruleid: implied-eval
  res.json(await page.evaluate(`document.querySelector("${req.query.selector}").textContent`));
});
