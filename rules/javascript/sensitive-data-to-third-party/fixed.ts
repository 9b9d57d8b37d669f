import * as Sentry from "@sentry/node";
import mixpanel from "mixpanel";
import { PostHog } from "posthog-node";

const tracker = mixpanel.init("project");
const posthog = new PostHog("project");

export function signedUp(name: string, password: string, cardNumber: string): void {
  // ruleid: sensitive-data-to-third-party
  Sentry.setContext("signup", { name, password: "[redacted]" });
  // ruleid: sensitive-data-to-third-party
  tracker.track("paid", { card: "[redacted]" });
  // ruleid: sensitive-data-to-third-party
  posthog.capture({ distinctId: name, event: "signup", properties: { password: "[redacted]" } });
  // ruleid: sensitive-data-to-third-party
  Sentry.captureMessage(`signup with [redacted]`);
}
