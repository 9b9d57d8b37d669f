const { execFile } = require("child_process");
const OpenAI = require("openai");

const client = new OpenAI();
const tools = [{ type: "function", name: "convert", run: (file) => execFile("convert", [file, "out.png"]) }];

module.exports = async function handler(req, res) {
  const { persona } = req.body;
  const response = await client.responses.create({
    model: "gpt-4.1",
    // ruleid: instructions-from-request
    instructions: "You are " + persona + ", and you convert pictures.",
    input: req.body.question,
    tools,
  });
  res.json({ text: response.output_text });
};
