"""No room on the disk: a clear sentence, no damage. A limit on file size stands in for a full disk."""

import subprocess
import sys
from pathlib import Path

from tests.house import House

LIMITED = """
import resource, signal, sys
from pathlib import Path
from tests.house import House
from quarterdeck.cube import CubeError
from quarterdeck.lake import LakeError
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
house = House(Path(sys.argv[1]))
more = house.stage("sales", [{"line": f"more {n}", "date": "2026-02-01", "amount": n} for n in range(5000)])
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
try:
    house.lake.upsert(house.con, "sales", more, import_id="2")
except LakeError as error:
    print(error)
try:
    house.publish(force_full=True)
except CubeError as error:
    print(error)
print(house.con.execute("SELECT count(*) FROM staged").fetchall()[0][0])
"""


def test_a_full_disk(tmp_path: Path):
    house = House(tmp_path)
    house.upsert("sales", {"line": 1, "date": "2026-01-01", "amount": 5})
    house.publish()
    command = [sys.executable, "-c", LIMITED, str(tmp_path)]
    printed = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True).stdout
    assert "Sales could not be written, nothing was changed: " in printed
    assert "The figures stay as they were, the new ones cannot be kept: " in printed
    assert "File too large" in printed
    assert printed.strip().endswith("5000")
    assert [row["line"] for row in house.rows("sales")] == ["1"]
    assert [path.name for path in (tmp_path / "cube").iterdir()] == ["000001.duckdb"]
    house.upsert("sales", {"line": 2, "date": "2026-01-01", "amount": 5})
    assert house.publish().query("SELECT sum(amount) FROM sales") == [(10,)]
