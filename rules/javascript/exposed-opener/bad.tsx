export function Partner({ url }: { url: string }) {
  return (
    // ruleid: exposed-opener
    <a href={url} target="_blank" rel="opener">
      Our partner
    </a>
  );
}
