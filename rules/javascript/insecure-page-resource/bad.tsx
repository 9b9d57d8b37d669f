const WIDGET = "http://widgets.shop-widgets.com/frame";

export function Map({ place }: { place: string }) {
  // ruleid: insecure-page-resource
  return <iframe src={`${WIDGET}?place=${place}`} />;
}

export function load(secure: boolean): void {
  const frame = document.createElement("iframe");
  // ruleid: insecure-page-resource
  frame.setAttribute("src", secure ? "http://a.shop-widgets.com/" : "http://b.shop-widgets.com/");
}
