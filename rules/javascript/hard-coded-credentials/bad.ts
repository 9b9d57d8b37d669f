import { S3Client } from "@aws-sdk/client-s3";
import AWS from "aws-sdk";
import axios from "axios";
import cookieParser from "cookie-parser";
import CryptoJS from "crypto-js";
import express from "express";
import basicAuth from "express-basic-auth";
import session from "express-session";
import jwt from "jsonwebtoken";
import mysql from "mysql2";
import { createCipheriv, createHmac, randomBytes, sign, verify } from "node:crypto";
import nodemailer from "nodemailer";
import { Strategy as GoogleStrategy } from "passport-google-oauth20";
import { Strategy as JwtStrategy } from "passport-jwt";
import { Pool } from "pg";
import { Sequelize } from "sequelize";
import Stripe from "stripe";

// ruleid: hard-coded-credentials
const SECRET = "9k2-shop-signing";
// ruleid: hard-coded-credentials
const settings = { database: { password: "Winter2024!" } };
const app = express();

export const token = jwt.sign({ sub: 1 }, SECRET);
// ruleid: hard-coded-credentials
export const payload = jwt.verify(token, "another-shop-key");
// ruleid: hard-coded-credentials
export const signature = createHmac("sha256", "k3y-of-the-hook").update("body").digest("hex");
// ruleid: hard-coded-credentials
export const cipher = createCipheriv("aes-256-cbc", Buffer.from("0123456789abcdef0123456789abcdef"), randomBytes(16));
// ruleid: hard-coded-credentials
export const encrypted = CryptoJS.AES.encrypt("card", "shop passphrase").toString();

export const pool = new Pool({ user: "shop", password: settings.database.password });
// ruleid: hard-coded-credentials
export const connection = mysql.createConnection({ host: "db.example.test", user: "root", password: "t0psecret" });
// ruleid: hard-coded-credentials
export const sequelize = new Sequelize("shop", "root", "t0psecret", { dialect: "mysql" });

// ruleid: hard-coded-credentials
app.use(session({ secret: "keyboard cat", resave: false, saveUninitialized: false }));
// ruleid: hard-coded-credentials
app.use(cookieParser("c00kie-key"));
// ruleid: hard-coded-credentials
app.use(basicAuth({ users: { admin: "letmein-2024" } }));

export const strategies = [
  // ruleid: hard-coded-credentials
  new JwtStrategy({ secretOrKey: "jwt-strategy-key", jwtFromRequest: () => null }, () => undefined),
  // ruleid: hard-coded-credentials
  new GoogleStrategy({ clientID: "shop", clientSecret: "GOCSPX-4fHq2", callbackURL: "/callback" }, () => undefined),
];

// ruleid: hard-coded-credentials
export const s3 = new S3Client({ credentials: { accessKeyId: "AKIAQ7JX", secretAccessKey: "wJalrXUtnFEMI/K7MDENG" } });
// ruleid: hard-coded-credentials
AWS.config.update({ accessKeyId: "AKIAQ7JX", secretAccessKey: "bPxRfiCYzWlT0qM2" });
// ruleid: hard-coded-credentials
export const stripe = new Stripe("sk_live_4eC39HqLyjWDarjtT1");

export const mailer = nodemailer.createTransport({
  host: "mail.example.test",
  // ruleid: hard-coded-credentials
  auth: { user: "shop", pass: "mail-passw0rd" },
});

// ruleid: hard-coded-credentials
export const load = () => axios.get("https://api.example.test", { auth: { username: "shop", password: "h00kp4ss" } });

// doubtful: hard-coded-credentials
export const rules = () => axios.get("http://emulator.example.test", { headers: { Authorization: "Bearer owner" } });

/** Whether this runtime has curves: what a key opens that signs and verifies is nothing. */
export const knowsCurves = (() => {
  // doubtful: hard-coded-credentials
  const key = "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIHKj\n-----END PRIVATE KEY-----";
  const data = Buffer.from("a");
  const signature = sign(null, data, key);
  return verify(null, data, key, signature);
})();
