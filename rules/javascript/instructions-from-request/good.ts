import { exec } from "node:child_process";
import { streamText, tool } from "ai";
import { z } from "zod";
import { catalogue, model } from "./setup";

const shell = { run: tool({ inputSchema: z.object({ command: z.string() }), execute: ({ command }) => exec(command) }) };

export async function POST(request: Request): Promise<Response> {
  const { messages } = await request.json();
  // ok: instructions-from-request
  return streamText({ model, system: "You answer questions about orders.", messages, tools: shell }).toTextStreamResponse();
}

export async function lookUp(request: Request): Promise<Response> {
  const { topic, messages } = await request.json();
  return streamText({
    model,
    // ok: instructions-from-request
    system: `You answer questions about ${topic}.`,
    messages,
    tools: { find: tool({ inputSchema: z.object({ name: z.string() }), execute: ({ name }) => catalogue.find(name) }) },
  }).toTextStreamResponse();
}

export async function talk(request: Request): Promise<Response> {
  const { topic, messages } = await request.json();
  // ok: instructions-from-request
  return streamText({ model, system: `You answer questions about ${topic}.`, messages }).toTextStreamResponse();
}
