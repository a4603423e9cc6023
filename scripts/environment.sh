# The project's private environment, .venv: made, renewed, and started over when half made.
# Sourced by `run` and `test` from the project's root. POSIX shell.

python=.venv/bin/python
mark=.venv/installing

fail() {
    printf '%s\n' "$@" >&2
    exit 1
}

# Print the state of the Python named $1 (ready, old, or bare: cannot make environments)
# and its version; fail if it does not run.
state_of() {
    "$1" -c '
import sys
try:
    import ensurepip, venv
    state = "ready"
except ImportError:
    state = "bare"
if sys.version_info[:2] < (3, 11):
    state = "old"
print("%s %d.%d" % ((state,) + tuple(sys.version_info[:2])))' 2>/dev/null
}

# Set `base` to a Python that can make the environment, or say what to install.
find_python() {
    if [ -n "${PYTHON:-}" ]; then set -- "$PYTHON"; else
        set -- python3 python3.14 python3.13 python3.12 python3.11
    fi
    old='' bare=''
    for base do
        state=$(state_of "$base") || continue
        case $state in
            ready*) return ;;
            bare*) bare=${bare:-${state#* }} ;;
            old*) old="${old:+$old, }${state#* } ($base)" ;;
        esac
    done
    [ -z "$bare" ] || fail \
        "Python $bare is here, but not its venv module, which makes the private environment." \
        "Debian, Ubuntu: apt install python3-venv (this Python's own: python$bare-venv)" \
        "Another Python: PYTHON=/path/to/python3 $0"
    fail "Python 3.11 or newer is needed; ${old:+found only }${old:-${PYTHON:-python3} does not run}." \
        "Debian, Ubuntu: apt install python3 python3-venv (3.11 or newer from Debian 12, Ubuntu 24.04)" \
        "Fedora: dnf install python3    macOS: brew install python3" \
        "One that is elsewhere: PYTHON=/path/to/python3 $0"
}

# Print what the environment is, or would be, made from: its Python's version, the files' hash.
fingerprint() {
    "$python" -I -S -c '
import hashlib, sys
text = b"".join(open(name, "rb").read() for name in sys.argv[1:])
print("%d.%d" % sys.version_info[:2], hashlib.sha256(text).hexdigest())' "$@" 2>/dev/null
}

# Hold if .venv has pip and a Python that is new enough, the one PYTHON names if it names one.
usable() {
    state=$(state_of "$python") && [ "${state% *}" = ready ] || return 1
    [ -z "${PYTHON:-}" ] || [ "$state" = "$(state_of "$PYTHON")" ] || return 1
    "$python" -m pip --version >/dev/null 2>&1
}

# Hold if the last install into .venv ended well, and nothing it was made from has changed since.
current() {
    [ ! -e "$mark" ] && { [ -z "${PYTHON:-}" ] || usable; } &&
        [ "$(fingerprint requirements.txt "$1" || echo none)" = "$(cat ".venv/$1.installed" 2>/dev/null)" ]
}

# Make an empty .venv that bears our mark: interrupted from here on, it is started over.
start_over() {
    find_python
    rm -rf .venv && mkdir .venv && echo $$ >"$mark" || fail "Cannot write to $PWD/.venv."
    "$base" -m venv .venv || fail "$base -m venv failed, see above. Mend it and run $0 again."
}

# Bring .venv to what requirements.txt and the file $1 say; at once if it is there already.
environment() {
    if current "$1"; then return; fi
    installer=$(cat "$mark" 2>/dev/null) || installer=''
    if [ "${installer:-$$}" != $$ ] && kill -0 "$installer" 2>/dev/null; then
        fail "Process $installer is installing into .venv. Run $0 again when it has ended." \
            "If that process is something else: rm -r .venv"
    fi
    if [ ! -e "$mark" ] && usable; then echo $$ >"$mark"; else start_over; fi
    echo "Installing $1 into .venv (a minute or two) ..."
    "$python" -m pip install -qq --disable-pip-version-check --no-input --no-cache-dir \
        --only-binary :all: -r "$1" ||
        fail "Installing failed, see above. It needs a network and Python 3.11 to 3.14: run $0 again."
    fingerprint requirements.txt "$1" >".venv/$1.installed"
    rm "$mark"
}
