"""What people read before they are in."""

TITLE = "Sign in"
WELCOME = (
    "You sign in with your Slack account. The bridge reads your name and that you work here, nothing else."
)
SIGNED_OUT = "You are signed out."
DECLINED = "You said no at Slack, so you are not signed in. Begin again when you like."
OVER = "This sign-in is over: it took longer than ten minutes, or was used before. Please begin again."
ELSEWHERE = "This sign-in was begun in another window or browser. Please begin again here."
NOT_OURS = (
    "Your Slack workspace is not one whose people may sign in here. Switch to the workspace of your company and "
    "try again."
)
UNREADABLE = "What Slack sent back cannot be read. Please begin again."
TOO_OFTEN = "Too many people are signing in from your network just now. Please wait a minute and try again."
NOT_ANSWERED = "Slack does not answer just now, so nobody can sign in. Please try again in a minute."
REFUSED = "Slack did not let this sign-in through. Please begin again. If it stays so, tell whoever looks after the bridge."
