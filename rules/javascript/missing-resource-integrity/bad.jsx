export function Head() {
  return (
    <head>
      {/* ruleid: missing-resource-integrity */}
      <script src="https://unpkg.com/react@18.3.1/umd/react.production.min.js" crossOrigin="anonymous" />
    </head>
  );
}
