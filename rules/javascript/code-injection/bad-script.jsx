import Helmet from "react-helmet";

export function Tracked() {
  return (
    <Helmet>
      {/* ruleid: code-injection */}
      <script>{"track('" + location.hash + "')"}</script>
    </Helmet>
  );
}
