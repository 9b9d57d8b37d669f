import { User } from "./models";

export async function find(name: string, age: number) {
  // ruleid: code-in-mongo-query
  const named = await User.find({ $where: `this.name === "${name}"` });
  // ruleid: code-in-mongo-query
  return named.length > 0 ? named : User.find().$where("this.age > " + age);
}
