import { checkLibraryFlow } from "./library-flow.testing";

const CASES: Readonly<Record<string, string>> = {
  openai: `
    import OpenAI from "openai";
    import { exec } from "child_process";
    const client = new OpenAI();
    const answer = await client.chat.completions.create({ model: "m", messages: [] });
    exec(answer.choices[0].message.content); //! command
    exec(JSON.parse(answer.choices[0].message.tool_calls[0].function.arguments).command); //! command
    exec(answer.id);
    const stream = await client.chat.completions.create({ model: "m", messages: [], stream: true });
    for await (const part of stream) exec(part.choices[0]?.delta?.content ?? ""); //! command
    const response = await client.responses.create({ model: "m", input: "hello" });
    eval(response.output_text); //! code
    const runner = client.chat.completions.runTools({ model: "m", tools: [
      { type: "function", function: { function: async (args) => exec(args.command), parse: JSON.parse } }, //! command
    ] }).on("content", (text) => exec(text)); //! command
    exec(await runner.finalContent()); //! command`,
  "@anthropic-ai/sdk": `
    import Anthropic from "@anthropic-ai/sdk";
    import { betaZodTool } from "@anthropic-ai/sdk/helpers/beta/zod";
    import { exec } from "child_process";
    const client = new Anthropic();
    const message = await client.messages.create({ model: "m", max_tokens: 100, messages: [] });
    for (const block of message.content) {
      if (block.type === "text") eval(block.text); //! code
      if (block.type === "tool_use") exec(block.input.command); //! command
    }
    client.messages.stream({ model: "m", messages: [] }).on("text", (text) => exec(text)); //! command
    betaZodTool({ name: "run", run: (input) => exec(input.command) }); //! command`,
  "the AI SDK": `
    import { generateText, streamText, tool, ToolLoopAgent } from "ai";
    import { exec } from "child_process";
    const { text, toolCalls } = await generateText({ model, prompt: "hello", tools: {
      run: tool({ inputSchema, execute: async ({ command }) => exec(command) }), //! command
    } });
    exec(text); //! command
    exec(toolCalls[0].input.command); //! command
    for await (const part of streamText({ model, prompt: "hello" }).textStream) exec(part); //! command
    const agent = new ToolLoopAgent({ model, tools: { go: { execute: ({ command }) => exec(command) } } }); //! command
    exec((await agent.generate({ prompt: "hello" })).text); //! command`,
  langchain: `
    import { ChatOpenAI } from "@langchain/openai";
    import { ChatPromptTemplate } from "@langchain/core/prompts";
    import { StructuredTool, tool } from "@langchain/core/tools";
    import { exec } from "child_process";
    const model = new ChatOpenAI({ model: "m" });
    exec((await model.invoke("hello")).content); //! command
    const chain = ChatPromptTemplate.fromTemplate("Tell of {topic}").pipe(model);
    exec((await chain.invoke({ topic: "cats" })).content); //! command
    tool(async ({ command }) => exec(command), { name: "run" }); //! command
    class Run extends StructuredTool {
      async _call(input) {
        exec(input.command); //! command
      }
    }`,
  "@google/genai": `
    import { GoogleGenAI } from "@google/genai";
    import { exec } from "child_process";
    const client = new GoogleGenAI({ apiKey: process.env.KEY });
    const response = await client.models.generateContent({ model: "m", contents: "hello" });
    exec(response.text); //! command
    exec(response.functionCalls[0].args.command); //! command
    for await (const part of await client.models.generateContentStream({ model: "m", contents: "hello" })) exec(part.text); //! command`,
  "tools of MCP servers": `
    import { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
    import { Server } from "@modelcontextprotocol/sdk/server/index.js";
    import { Client } from "@modelcontextprotocol/sdk/client/index.js";
    import { exec } from "child_process";
    import { readFile } from "fs";
    const server = new McpServer({ name: "s", version: "1" });
    server.registerTool("run", { inputSchema: {} }, async ({ command }) => exec(command)); //! command
    server.tool("read", { path: z.string() }, async ({ path }) => readFile(path, () => {})); //! path
    const low = new Server({ name: "s", version: "1" }, {});
    low.setRequestHandler(CallToolRequestSchema, async (request) => {
      exec(request.params.arguments.command); //! command
    });
    low.setRequestHandler(ReadResourceRequestSchema, async ({ params }) => readFile(params.uri, () => {})); //! path
    const client = new Client({ name: "c", version: "1" });
    const { content } = await client.callTool({ name: "run" });
    exec(content[0].text); //! command`,
  "agents and other clients": `
    import { Agent, run, tool } from "@openai/agents";
    import { Mistral } from "@mistralai/mistralai";
    import { exec } from "child_process";
    tool({ name: "run", execute: async (input) => exec(input.command) }); //! command
    exec((await run(new Agent({ name: "a" }), "hello")).finalOutput); //! command
    const client = new Mistral({ apiKey: process.env.KEY });
    exec((await client.chat.complete({ model: "m", messages: [] })).choices[0].message.content); //! command`,
};

describe("language models", () => {
  for (const [title, code] of Object.entries(CASES)) {
    it(title, () => {
      checkLibraryFlow(code);
    });
  }
});
