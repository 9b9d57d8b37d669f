import { execSync } from "node:child_process";
import OpenAI from "openai";

// ruleid: command-injection
execSync(`git commit -m "${process.argv[2]}"`);

const client = new OpenAI();

async function assist(task: string): Promise<string> {
  const completion = await client.chat.completions.create({
    model: "gpt-5",
    messages: [{ role: "user", content: `Answer with one shell command that does this: ${task}` }],
  });
  const command = completion.choices[0]?.message.content ?? "true";
  // ruleid: command-injection
  return execSync(command).toString();
}

await assist("list the files");
