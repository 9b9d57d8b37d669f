import { User } from "./models";

export async function find(name: string) {
  // ok: code-in-mongo-query
  await User.find({ $where: "this.views > this.likes" });
  // ok: code-in-mongo-query
  await User.find({
    $where() {
      return this.views > this.likes;
    },
  });
  // ok: code-in-mongo-query
  return User.find({ name: { $eq: name } });
}
