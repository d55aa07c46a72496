/** Where the workspace knowingly sends something else than the sources; docs/sandbox.md prints the list. */
export const exceptions: readonly { what: string; why: string }[] = [
  ...["global shortcut", "message shortcut", "block suggestion", "block actions from a view"].map((kind) => ({
    what: `${kind}.enterprise is null, the sources have object`,
    why: "Outside of an Enterprise organisation it is null: recorded for submissions and for block actions from messages.",
  })),
  ...["container<message>.thread_ts", "message<message>.thread_ts", "message<message>.parent_user_id"].map(
    (member) => ({
      what: `block actions from a message.${member} is missing`,
      why: "Every whole recording was made in a thread; a message outside of one has no thread.",
    }),
  ),
  {
    what: "block actions from an ephemeral message.container<message>.thread_ts is missing",
    why: "Every whole recording was made in a thread; a message outside of one has no thread.",
  },
  {
    what: "usergroups.list.usergroups[].deleted_by is null, the sources have string",
    why: "A group that nobody deleted has null; a union fills every member and cannot show that.",
  },
];
