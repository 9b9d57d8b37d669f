import * as Sentry from "@sentry/node";
import mixpanel from "mixpanel";

const tracker = mixpanel.init("project");

export function signedUp(user: { id: string; password: string }): void {
  // ok: sensitive-data-to-third-party
  Sentry.setUser({ id: user.id });
  // ok: sensitive-data-to-third-party
  tracker.track("signup", { strong: user.password.length > 12 });
}
