#!/bin/bash
# hl7lw keeps the second of two HL7 messages that come together until a third one comes, and is one behind from then on.
#
# Software: hl7lw 0.1.2 (MllpServer); hl7 0.4.5 for comparison (its server with asyncio)
# Guess:    MLLP marks where a message begins and ends (HL7 Transport Specification: MLLP), TCP does not: a server
#           handles each message that is whole, however many of them come in one piece, and then waits.
# Seen:     of two results in one piece it handles the first, and leaves the second for as long as nobody sends anything
#           and the line is open. When a third one comes it handles the second, and leaves the third: each is answered
#           with the acknowledgment of the one before. hl7 handles all. No word.
# Cost:     behind a gateway that forwards what has piled up, the last result of each connection is not there, a
#           potassium that is too high in the evening comes with the first one of the morning, and a sender that takes
#           any acknowledgment for its own deletes what nobody has read.

. "$(dirname "$0")/lib.sh"
python_packages hl7lw==0.1.2 hl7==0.4.5

cat >server.py <<'PYTHON'
import sys
from hl7lw import Hl7Parser
from hl7lw.mllp import MllpServer
from hl7lw.utils import Acks, generate_ack
def answer(message):
    parser = Hl7Parser()
    return parser.format_message(generate_ack(parser.parse_message(message), Acks.AA), encoding="ascii")
MllpServer(int(sys.argv[1]), answer).serve_forever()
PYTHON
cat >other.py <<'PYTHON'
import asyncio, sys
from hl7.mllp import start_hl7_server
async def talk(reader, writer):
    try:
        while True:
            message = await reader.readmessage()
            writer.writemessage(message.create_ack())
            await writer.drain()
    except asyncio.IncompleteReadError:
        writer.close()
async def main():
    async with await start_hl7_server(talk, "127.0.0.1", int(sys.argv[1])) as server:
        await server.serve_forever()
asyncio.run(main())
PYTHON
cat >send.py <<'PYTHON'
import re, socket, sys
def message(number):
    return (f"\x0bMSH|^~\\&|LAB|H|EHR|H|20200101120000||ORU^R01^ORU_R01|M{number}|P|2.5\rPID|1||{number}^^^H^MR||A^B\r"
            f"OBR|1||{number}|2823-3^Potassium^LN\rOBX|1|NM|2823-3^Potassium^LN||7.{number}|mmol/L|||||F\r\x1c\r").encode()
with socket.create_connection(("127.0.0.1", int(sys.argv[1])), timeout=30) as line:
    line.settimeout(10)
    for numbers in ((1, 2), (3,), (4,)):
        line.sendall(b"".join(map(message, numbers)))
        answers = b""
        while answers.count(b"\x1c\r") < len(numbers):
            try:
                answers += line.recv(4096)
            except TimeoutError:
                break
        print("+".join(map(str, numbers)), "answered:", *re.findall(r"MSA\|AA\|M(\d)", answers.decode()))
PYTHON
one=$(port)
python server.py "$one" 2>words &
servers+=($!)
two=$(port)
python other.py "$two" 2>log &
servers+=($!)
answering "$one" "$two"
expect "hl7" "$(python send.py "$two" | paste -sd';')" "1+2 answered: 1 2;3 answered: 3;4 answered: 4"
expect "hl7lw" "$(python send.py "$one" | paste -sd';')" "1+2 answered: 1;3 answered: 2;4 answered: 3"
expect "its words" "$(cat words)" ""
