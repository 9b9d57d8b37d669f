import { Component, HostListener } from "@angular/core";

@Component({ selector: "app-frame", template: "" })
export class FrameComponent {
  title = "";

  @HostListener("window:message", ["$event"])
  // ruleid: missing-origin-check
  onMessage(event: MessageEvent) {
    if (event.origin !== location.origin) return;
    this.title = event.data.title;
  }
}
