
export const Head = () => (
  <head>
    {/* ruleid: taken-over-script-host */}
    <script src="https://polyfill.io/v3/polyfill.min.js" />
  </head>
);
