const Post = require("../models/Post");
const catchErrors = require("../utils/catch-errors");

exports.update = catchErrors(async (req, res) => {
  const post = await Post.findById(req.params.id);
  if (!post) return res.status(404).send("Not found");
  if (post.author.toString() !== req.user.id) return res.status(401).send("Not yours");
  post.title = req.body.title;
  await post.save();
  res.json(post);
});

exports.remove = catchErrors(async (req, res) => {
  // ruleid: missing-ownership-check
  const post = await Post.findOneAndDelete({ _id: req.params.id, author: req.user.id });
  if (!post) return res.status(404).send("Not found");
  res.json({});
});
