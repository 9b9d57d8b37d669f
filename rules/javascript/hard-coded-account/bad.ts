import AWS from "aws-sdk";
import mysql from "mysql2";
import { Client } from "pg";
import request from "request";

export const client = new Client({
  // ruleid: hard-coded-account
  user: "shop-owner",
  password: process.env.PGPASSWORD,
});

// ruleid: hard-coded-account
const USER = "reports";
export const connection = mysql.createConnection({ user: USER, password: process.env.MYSQL_PASSWORD });

// ruleid: hard-coded-account
request.get("https://shop.example.test").auth("robot", process.env.PASSWORD);

// ruleid: hard-coded-account
AWS.config.update({ accessKeyId: "AKIAQ7R2TB4Z9WLM3XYE", secretAccessKey: process.env.AWS_SECRET });

// ruleid: hard-coded-account
export const administrator = new Client({ user: "sa", password: process.env.PGPASSWORD });

// ruleid: hard-coded-account
request.get("https://shop.example.test", { auth: { user: "robot", pass: process.env.PASSWORD } });
