import express from "express";

const driver = express();

driver.post("/session", (request, response) => {
  try {
    response.json({ value: start(request.body) });
  } catch (error) {
    const { message, stack: stacktrace } = error as Error;
    // doubtful: stack-trace-exposure
    response.status(500).json({ value: { error: "session not created", message, stacktrace } });
  }
});

function start(capabilities: unknown): unknown {
  return capabilities;
}
