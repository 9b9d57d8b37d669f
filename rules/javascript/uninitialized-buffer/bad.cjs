const { Buffer, SlowBuffer } = require("buffer");

module.exports = (socket) => {
  // ruleid: uninitialized-buffer
  const block = Buffer.allocUnsafeSlow(1024);
  socket.write(block);
  // ruleid: uninitialized-buffer
  socket.write(new SlowBuffer(10));
};
