declare module "node-serialize" {
  const serializer: {
    serialize(value: unknown): string;
    unserialize(text: string): unknown;
  };
  export = serializer;
}
