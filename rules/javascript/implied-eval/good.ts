import express from "express";
import puppeteer from "puppeteer";

const tab = new URLSearchParams(location.search).get("tab");

// ok: implied-eval
setTimeout(() => console.log(tab), 100);

// ok: implied-eval
setTimeout("tick()", 1000);

// A literal of JavaScript, whatever the text says.
// ok: implied-eval
setTimeout(`show(${JSON.stringify(tab)})`, 100);

/** A function from the caller is no text. */
export function later(callback: () => void): void {
  // ok: implied-eval
  setTimeout(callback, 10);
}

express().get("/title", async (req, res) => {
  const browser = await puppeteer.launch();
  const page = await browser.newPage();
  // ok: implied-eval
  const title = await page.evaluate((selector) => document.querySelector(selector)?.textContent, String(req.query.selector));
  // ok: implied-eval
  res.json(await page.evaluate("document.title + " + Number(req.query.number) + title));
});
