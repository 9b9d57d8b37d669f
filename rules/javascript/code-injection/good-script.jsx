import Helmet from "react-helmet";

export function Described() {
  return (
    <Helmet>
      {/* ok: code-injection */}
      <script type="application/ld+json">{JSON.stringify({ url: location.hash })}</script>
      {/* ok: code-injection */}
      <script>{"track()"}</script>
    </Helmet>
  );
}
