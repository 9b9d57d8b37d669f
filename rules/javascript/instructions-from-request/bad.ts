import { exec } from "node:child_process";
import { writeFile } from "node:fs/promises";
import Anthropic from "@anthropic-ai/sdk";
import { Agent, run, tool as agentTool } from "@openai/agents";
import { streamText, tool } from "ai";
import OpenAI from "openai";
import { z } from "zod";
import { model, pool } from "./setup";

const client = new OpenAI();
const anthropic = new Anthropic();

export async function POST(request: Request): Promise<Response> {
  const { topic, messages } = await request.json();
  return streamText({
    model,
    // ruleid: instructions-from-request
    system: `You answer questions about ${topic}. Be brief.`,
    messages,
    tools: {
      run: tool({ inputSchema: z.object({ command: z.string() }), execute: ({ command }) => exec(command) }),
    },
  }).toTextStreamResponse();
}

const note = agentTool({
  name: "note",
  parameters: z.object({ text: z.string() }),
  execute: ({ text }) => writeFile("/srv/notes/last.txt", text),
});

export function ask(req: { query: { role: string; question: string } }): unknown {
  // ruleid: instructions-from-request
  const agent = new Agent({ name: "Helper", instructions: "You are " + req.query.role, tools: [note] });
  return run(agent, req.query.question);
}

export function answer(req: { body: { style: string } }): unknown {
  return client.chat.completions.create({
    model: "gpt-4.1",
    messages: [
      // ruleid: instructions-from-request
      { role: "system", content: `Write in the style of ${req.body.style}` },
      { role: "user", content: "Clean up the orders." },
    ],
    tools: [{ type: "function", function: { name: "sql", function: (text: string) => pool.query(text) } }],
  });
}

export function work(req: { body: { task: string } }): unknown {
  return anthropic.messages.create({
    model: "claude-sonnet-4-5",
    max_tokens: 1024,
    // ruleid: instructions-from-request
    system: `Your task: ${req.body.task}`,
    messages: [{ role: "user", content: "Begin." }],
    tools: [{ type: "bash_20250124", name: "bash" }],
  });
}
