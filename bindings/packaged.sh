# Where the packaged library is; sourced by what looks at it, from the project's folder.
library=$(find target/bindings/packaged -name 'libaftercare_bindings.*' 2>/dev/null | head -n 1)
[ -n "$library" ] || { echo "${0##*/}: there is no packaged library; run bindings/generate.sh" >&2; exit 2; }
