/// Bytes that are no message of the other side: it runs another program, or has lost its senses.
struct MalformedMessage: Error {}
