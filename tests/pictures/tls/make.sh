#!/bin/sh
# The test's own authority, a server's certificate by it, and one by nobody: valid for 100 years.
set -e
cd "$(dirname "$0")"
new() { openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 36500 "$@"; }
new -keyout ca.key -out authority.pem -subj "/CN=zhihu-tui tests" \
    -addext basicConstraints=critical,CA:TRUE -addext keyUsage=critical,keyCertSign
new -keyout server.key -out server.crt -subj "/CN=pictures" -CA authority.pem -CAkey ca.key \
    -addext subjectAltName=DNS:pic1.zhimg.com,DNS:picx.zhimg.com \
    -addext basicConstraints=critical,CA:FALSE -addext keyUsage=critical,digitalSignature
new -keyout stranger.key -out stranger.crt -subj "/CN=pictures" \
    -addext subjectAltName=DNS:pic1.zhimg.com
cat server.key server.crt > server.pem
cat stranger.key stranger.crt > stranger.pem
rm -f ./*.key ./*.crt
