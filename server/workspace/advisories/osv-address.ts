/** All that OSV knows of npm. */
export const OSV_ADDRESS = "https://osv-vulnerabilities.storage.googleapis.com/npm/all.zip";
