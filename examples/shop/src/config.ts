/** Settings come from the environment; the process does not start without those that have no sensible default. */
function required(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === "") throw new Error(`${name} is not set`);
  return value;
}

function numberOr(name: string, fallback: number): number {
  const value = Number(process.env[name]);
  return Number.isFinite(value) && value > 0 ? value : fallback;
}

export const config = {
  port: numberOr("PORT", 8080),
  origin: process.env.SHOP_ORIGIN ?? "https://shop.example.test",
  production: process.env.NODE_ENV === "production",
  databaseUrl: required("DATABASE_URL"),
  mongoUrl: process.env.MONGO_URL ?? "mongodb://localhost:27017",
  sessionSecret: required("SESSION_SECRET"),
  jwtKey: required("JWT_KEY"),
  webhookSecret: required("WEBHOOK_SECRET"),
  smtpUser: process.env.SMTP_USER ?? "shop",
  smtpPassword: required("SMTP_PASSWORD"),
  uploadFolder: process.env.UPLOAD_FOLDER ?? "/var/lib/lantern/uploads",
  invoiceFolder: process.env.INVOICE_FOLDER ?? "/var/lib/lantern/invoices",
};
