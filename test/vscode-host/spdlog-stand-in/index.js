exports.version = 0;
