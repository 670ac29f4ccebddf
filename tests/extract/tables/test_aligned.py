"""Tables that only their white space shows, and what looks like one and is none."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scrutiny_extract.extract.layout import Fill, Shape
from scrutiny_extract.extract.tables import find_tables
from tests.extract.tables.art import Texts, page_of, texts_of

TABLES: dict[str, tuple[str, Texts]] = {
    "headings over two columns, dot leaders, a label of two lines": (
        """
                              Year ending 2030        Year ending 2031
                             -------------------     -------------------
Item                          Budget    Actual        Budget    Actual
-----------------------------------------------------------------------
Salaries and wages .........   1,200     1,300         1,400     1,500
Supplies ...................     200       310           240       250
Contracts and professional
  services .................   3,400     3,550         3,700     3,900
Other ......................      20        --            30        31
""",
        [
            [("Year ending 2030", 1, 2), ("Year ending 2031", 1, 2)],
            ["Item", "Budget", "Actual", "Budget", "Actual"],
            ["Salaries and wages .........", "1,200", "1,300", "1,400", "1,500"],
            ["Supplies ...................", "200", "310", "240", "250"],
            ["Contracts and professional services .................", "3,400", "3,550", "3,700", "3,900"],
            ["Other ......................", "20", "--", "30", "31"],
        ],
    ),
    "groups of rows under headings of their own": (
        """
Area and kind                      Number      Percent     Change
North
  Schools                             120        12.5        -0.3
  Nurseries                            85         8.9         1.2
South
  Schools                             230        24.0         0.1
All areas                             545       100.0         0.9
""",
        [
            ["Area and kind", "Number", "Percent", "Change"],
            ["North"],
            ["Schools", "120", "12.5", "-0.3"],
            ["Nurseries", "85", "8.9", "1.2"],
            ["South"],
            ["Schools", "230", "24.0", "0.1"],
            ["All areas", "545", "100.0", "0.9"],
        ],
    ),
    "a heading over all columns, a figure of it over white": (
        """
Item                      Purpose                  Lead
------------------------------------------------------------
Meeting in June (agendas, 1 week before that)
------------------------------------------------------------
Parks                     To visit them            Leisure
------------------------------------------------------------
Libraries                 To hear more             Leisure
------------------------------------------------------------
Paths                     To walk them             Highways
------------------------------------------------------------
""",
        [
            ["Item", "Purpose", "Lead"],
            [("Meeting in June (agendas, 1 week before that)", 1, 2)],
            ["Parks", "To visit them", "Leisure"],
            ["Libraries", "To hear more", "Leisure"],
            ["Paths", "To walk them", "Highways"],
        ],
    ),
    "a list under its lower border": (
        """
Item                    Lead                   Purpose
------------------------------------------------------------
Parks                   Head of Parks          To visit them
------------------------------------------------------------
Libraries               Head of Leisure        To hear more
------------------------------------------------------------
Paths                   Cabinet Member         To walk them
------------------------------------------------------------
Still to come
o     Empty shops
o     Night market
""",
        [
            ["Item", "Lead", "Purpose"],
            ["Parks", "Head of Parks", "To visit them"],
            ["Libraries", "Head of Leisure", "To hear more"],
            ["Paths", "Cabinet Member", "To walk them"],
        ],
    ),
    "a last entry of two lines over the lower border": (
        """
Item                    Lead                   Purpose
------------------------------------------------------------
Parks                   Head of Parks          To visit them
------------------------------------------------------------
Libraries               Head of Leisure        To hear more
------------------------------------------------------------
Paths                   Cabinet Member         To walk them
                        Highways
------------------------------------------------------------
""",
        [
            ["Item", "Lead", "Purpose"],
            ["Parks", "Head of Parks", "To visit them"],
            ["Libraries", "Head of Leisure", "To hear more"],
            ["Paths", "Cabinet Member Highways", "To walk them"],
        ],
    ),
    "headings of up to three lines": (
        """
                         Number of       Average
Name of the              people          weekly         Share of
parish                   employed        wage           women (%)
Northwick                  12,300          455.10           47.2
Southwick                   8,150          432.00           51.0
Eastwick                   15,900          501.75           48.8
""",
        [
            ["Name of the parish", "Number of people employed", "Average weekly wage", "Share of women (%)"],
            ["Northwick", "12,300", "455.10", "47.2"],
            ["Southwick", "8,150", "432.00", "51.0"],
            ["Eastwick", "15,900", "501.75", "48.8"],
        ],
    ),
    "headings that repeat under headings over them": (
        """
                     All pupils              Boys                 Girls
Subject          2029  2030  2031     2029  2030  2031     2029  2030  2031
English          71.2  72.0  73.9     66.0  67.1  68.0     76.4  77.0  79.0
Mathematics      68.0  69.3  70.2     67.9  69.0  70.0     68.2  69.5  70.5
Science          80.1  80.2  80.0     79.0  79.3  79.4     81.0  81.1  80.9
""",
        [
            [("All pupils", 1, 3), ("Boys", 1, 3), ("Girls", 1, 3)],
            ["Subject", *("2029", "2030", "2031") * 3],
            ["English", "71.2", "72.0", "73.9", "66.0", "67.1", "68.0", "76.4", "77.0", "79.0"],
            ["Mathematics", "68.0", "69.3", "70.2", "67.9", "69.0", "70.0", "68.2", "69.5", "70.5"],
            ["Science", "80.1", "80.2", "80.0", "79.0", "79.3", "79.4", "81.0", "81.1", "80.9"],
        ],
    ),
    "currency signs belong to their figures": (
        """
Revenue                     £   1,200       £   1,300
Costs                           (800)           (850)
Interest                           12              14
Net                         £     412       £     464
""",
        [
            ["Revenue", "£ 1,200", "£ 1,300"],
            ["Costs", "(800)", "(850)"],
            ["Interest", "12", "14"],
            ["Net", "£ 412", "£ 464"],
        ],
    ),
    "short words in many columns": (
        """
Parish           Hall     Green    Allotments    Since
Northwick        Yes      Yes      Yes           1995
Southwick        Yes      No       No            2007
Eastwick         Yes      Yes      No            2004
Westwick         No       Yes      Yes           1973
""",
        [
            ["Parish", "Hall", "Green", "Allotments", "Since"],
            ["Northwick", "Yes", "Yes", "Yes", "1995"],
            ["Southwick", "Yes", "No", "No", "2007"],
            ["Eastwick", "Yes", "Yes", "No", "2004"],
            ["Westwick", "No", "Yes", "Yes", "1973"],
        ],
    ),
    "empty places": (
        """
Area                    2029        2030       2031
Northwick                1.2                    1.4
Southwick                           2.2        2.5
Eastwick                 3.1         3.0
Westwick                 1.0         1.1        1.2
""",
        [
            ["Area", "2029", "2030", "2031"],
            ["Northwick", "1.2", "1.4"],
            ["Southwick", "2.2", "2.5"],
            ["Eastwick", "3.1", "3.0"],
            ["Westwick", "1.0", "1.1", "1.2"],
        ],
    ),
    "rules under the headings and over the total": (
        """
-----------------------------------------------------------
School type           Pupils        Share        Change
                                      (%)           (%)
-----------------------------------------------------------
Primary (a)           12,300         55.1           0.2
Secondary              9,150         41.0          -0.4
Special                  870          3.9           1.1
-----------------------------------------------------------
Total                 22,320        100.0           0.1
-----------------------------------------------------------
(a) Includes nursery classes. Source: school census, January 2031.
""",
        [
            ["School type", "Pupils", "Share (%)", "Change (%)"],
            ["Primary (a)", "12,300", "55.1", "0.2"],
            ["Secondary", "9,150", "41.0", "-0.4"],
            ["Special", "870", "3.9", "1.1"],
            ["Total", "22,320", "100.0", "0.1"],
        ],
    ),
    "words between rules": (
        """
------------------------------------------------------------------
Risk                Action taken so far            Owner
------------------------------------------------------------------
Staff turnover      New pay scales have been       Ann Example
is too high         agreed with the unions
------------------------------------------------------------------
Late reports        A calendar of deadlines is     Bob Sample
                    kept and sent round
------------------------------------------------------------------
Flooding            Sandbags bought                Cat Specimen
------------------------------------------------------------------
""",
        [
            ["Risk", "Action taken so far", "Owner"],
            ["Staff turnover is too high", "New pay scales have been agreed with the unions", "Ann Example"],
            ["Late reports", "A calendar of deadlines is kept and sent round", "Bob Sample"],
            ["Flooding", "Sandbags bought", "Cat Specimen"],
        ],
    ),
    "texts that wrap beside figures, the last one too": (
        """
Programme                        Description                                 2030     2031
Early years centres              Centres in six areas that offer day          1,200    1,350
                                 care and advice to parents
Youth work                       Evening clubs and summer schemes               800      790
Careers advice and guidance      Advisers in every secondary school           2,150    2,200
for young people
""",
        [
            ["Programme", "Description", "2030", "2031"],
            [
                "Early years centres",
                "Centres in six areas that offer day care and advice to parents",
                "1,200",
                "1,350",
            ],
            ["Youth work", "Evening clubs and summer schemes", "800", "790"],
            ["Careers advice and guidance for young people", "Advisers in every secondary school", "2,150", "2,200"],
        ],
    ),
    "a caption over it and notes under it": (
        """
Table 1.      Homes by ward, in thousands
Ward             2029       2030
North             1.2        1.4
South             2.2        2.5
East              3.0        3.1
1/       Homes that are let or sold, whoever built them
*    Provisional
Source:  Wexcombe housing survey
""",
        [["Ward", "2029", "2030"], ["North", "1.2", "1.4"], ["South", "2.2", "2.5"], ["East", "3.0", "3.1"]],
    ),
    "dots set apart lead to the figures": (
        """
Salaries and wages . . . . . . . . . 1,200     1,300
Supplies . . . . . . . . . . . . . .   200       310
Contracts  . . . . . . . . . . . . . 3,400     3,550
""",
        [
            ["Salaries and wages . . . . . . . . .", "1,200", "1,300"],
            ["Supplies . . . . . . . . . . . . . .", "200", "310"],
            ["Contracts . . . . . . . . . . . . .", "3,400", "3,550"],
        ],
    ),
    "a heading over all columns of figures, alone in its row": (
        """
                         Year ending
Ward             2029       2030       2031
North             1.2        1.4        1.5
South             2.2        2.5        2.6
East              3.0        3.1        3.3
""",
        [
            [("Year ending", 1, 3)],
            ["Ward", "2029", "2030", "2031"],
            ["North", "1.2", "1.4", "1.5"],
            ["South", "2.2", "2.5", "2.6"],
            ["East", "3.0", "3.1", "3.3"],
        ],
    ),
    "a first label of two lines": (
        """
Office of the Director of Human
Services and Housing                  1,200     1,300
Finance                                 200       310
Office of the Director of Planning
and Transport                         3,400     3,550
Other                                    20        30
""",
        [
            ["Office of the Director of Human Services and Housing", "1,200", "1,300"],
            ["Finance", "200", "310"],
            ["Office of the Director of Planning and Transport", "3,400", "3,550"],
            ["Other", "20", "30"],
        ],
    ),
    "what stands for a missing figure": (
        """
Crop             Area      Yield      Value
Wheat           1,200       (NA)        310
Barley            200         12       (NA)
Oats             (NA)         13        555
""",
        [
            ["Crop", "Area", "Yield", "Value"],
            ["Wheat", "1,200", "(NA)", "310"],
            ["Barley", "200", "12", "(NA)"],
            ["Oats", "(NA)", "13", "555"],
        ],
    ),
    "a figure and its share in brackets": (
        """
Ward              Homes            Sold
North        1269 (19.9%)     101 (20.4%)
South        3212 (50.6%)     247 (50.0%)
East         1168 (18.4%)      95 (19.3%)
""",
        [
            ["Ward", "Homes", "Sold"],
            ["North", "1269 (19.9%)", "101 (20.4%)"],
            ["South", "3212 (50.6%)", "247 (50.0%)"],
            ["East", "1168 (18.4%)", "95 (19.3%)"],
        ],
    ),
    "headings beside those over others reach over both rows": (
        """
                           2030                 2031
Ward      Kind        No.      %           No.      %
North     Flats       120    40.0          150    50.0
South     Houses       90    30.0           90    30.0
East      Flats        60    20.0           30    10.0
""",
        [
            [("2030", 1, 2), ("2031", 1, 2)],
            ["Ward", "Kind", "No.", "%", "No.", "%"],
            ["North", "Flats", "120", "40.0", "150", "50.0"],
            ["South", "Houses", "90", "30.0", "90", "30.0"],
            ["East", "Flats", "60", "20.0", "30", "10.0"],
        ],
    ),
    "headings of words close together over units that repeat": (
        """
                  Budget      Inflation  Commitments Savings
Service           £000          £000         £000      £000
Parks              383            12            4       (93)
Youth work      10,957           141                   (725)
Libraries        4,931            35           66      (300)
""",
        [
            ["Service", "Budget £000", "Inflation £000", "Commitments £000", "Savings £000"],
            ["Parks", "383", "12", "4", "(93)"],
            ["Youth work", "10,957", "141", "(725)"],
            ["Libraries", "4,931", "35", "66", "(300)"],
        ],
    ),
    "headings of two lines over a rule, above columns of words": (
        """
Service          Programme                    Year      For whom               Paid from
                                             begun
---------------------------------------------------------------------------------------------
Parks            Green Steps                  2021      All wards              General fund
Youth work       Evening clubs                2028      Families on low        Block grant
                 and camps                              incomes
Libraries        Books on wheels              2030      Villages without a     General fund and
                                                        library                gifts
""",
        [
            ["Service", "Programme", "Year begun", "For whom", "Paid from"],
            ["Parks", "Green Steps", "2021", "All wards", "General fund"],
            ["Youth work", "Evening clubs and camps", "2028", "Families on low incomes", "Block grant"],
            ["Libraries", "Books on wheels", "2030", "Villages without a library", "General fund and gifts"],
        ],
    ),
    "crosses under headings": (
        """
                  Panel             Cabinet
               -------------     -------------
Measure         Yes     No        Yes     No
Has a plan        x                         x
Has a budget      x                 x
Has staff                 x         x
""",
        [
            [("Panel", 1, 2), ("Cabinet", 1, 2)],
            ["Measure", "Yes", "No", "Yes", "No"],
            ["Has a plan", "x", "x"],
            ["Has a budget", "x", "x"],
            ["Has staff", "x", "x"],
        ],
    ),
    "words in columns under the title of a table, the last entry of two lines": (
        """
Table 3. Duties under the scheme

Duty                 Who                    By when
Reporting            Director of            Within 90 days
                     Places                 of the meeting
Grants               Head of Housing        March 2031
Audit                Town Clerk             Each year and
                                            when asked for
""",
        [
            ["Duty", "Who", "By when"],
            ["Reporting", "Director of Places", "Within 90 days of the meeting"],
            ["Grants", "Head of Housing", "March 2031"],
            ["Audit", "Town Clerk", "Each year and when asked for"],
        ],
    ),
    "entries set in under the heading of their group, dots and a currency sign": (
        """
Ward and kind          Plan 2030          Plan 2031        Change
Northern wards
  Temple Green ......... £  12,345      £     13,456       +1,111
  Market ...............     4,567             4,321         -246
  Highfield ............     1,234             1,300          +66
Southern wards
  Quay .................    98,765            99,999       +1,234
""",
        [
            ["Ward and kind", "Plan 2030", "Plan 2031", "Change"],
            ["Northern wards"],
            ["Temple Green .........", "£ 12,345", "£ 13,456", "+1,111"],
            ["Market ...............", "4,567", "4,321", "-246"],
            ["Highfield ............", "1,234", "1,300", "+66"],
            ["Southern wards"],
            ["Quay .................", "98,765", "99,999", "+1,234"],
        ],
    ),
    "one row of figures under a rule": (
        """
Ward              2028       2029       2030
---------------------------------------------
Homes let          310        325        340
---------------------------------------------
The figures are provisional.
""",
        [["Ward", "2028", "2029", "2030"], ["Homes let", "310", "325", "340"]],
    ),
    "the second line of a title over the upper border is no heading": (
        """
Table 1:      Growth of rents in Wexcombe in 2028, 2029 and
              2030 (percentage change on the year before)
----------------------------------------------------------
Year               Wexcombe        County        England
----------------------------------------------------------
2028                    3.7           1.6            1.7
2029                    5.0           3.9            3.9
2030                    1.5           1.5            1.6
----------------------------------------------------------
(D) Withheld.      (NA) Not known.
""",
        [
            ["Year", "Wexcombe", "County", "England"],
            ["2028", "3.7", "1.6", "1.7"],
            ["2029", "5.0", "3.9", "3.9"],
            ["2030", "1.5", "1.5", "1.6"],
        ],
    ),
    "a table in one of two columns of text": (
        """
The panel considered the report            Members asked about the costs and
of the director and thanked officers       the risks of the project and were
for their work on it. Members asked        told that a full answer would be
about the timetable and the costs.         given at the next meeting. It was
                                           noted that the budget had been set
Year          Boys        Girls            in February for the year to come.
2029          12.5         13.1            The director said that the figures
2030          12.9         13.3            would be checked before the report
2031          13.0         13.4            is published, and that members may
2032          13.2         13.9            ask for the details at any time in
                                           the meantime, as they had before.
This shows the rise over four years        It was agreed that the report be
which the panel asked about.               noted and the officers thanked.
""",
        [
            ["Year", "Boys", "Girls"],
            ["2029", "12.5", "13.1"],
            ["2030", "12.9", "13.3"],
            ["2031", "13.0", "13.4"],
            ["2032", "13.2", "13.9"],
        ],
    ),
}


@pytest.mark.parametrize(("art", "texts"), TABLES.values(), ids=TABLES)
def test_columns_and_rows_are_read_from_white_space(art: str, texts: Texts) -> None:
    (table,) = find_tables(page_of(art))

    assert texts_of(table) == texts
    assert table.source == "aligned"


def test_a_title_and_headings_under_figures_begin_another_table() -> None:
    art = """
Ward             2029       2030
North             1.2        1.4
South             2.2        2.5
East              3.0        3.1

Pupils by school and sex
School         Boys    Girls    All pupils
Temple           12       13            25
Market           22       25            47
Green            30       31            61
"""

    first, second = find_tables(page_of(art))

    assert texts_of(first)[0] == ["Ward", "2029", "2030"]
    assert texts_of(second)[0] == ["School", "Boys", "Girls", "All pupils"]


def test_the_borders_of_two_tables_part_them() -> None:
    art = """
---------------------------------------------------------------
Ward             Plan        Change        Outturn        Share
---------------------------------------------------------------
North             1.2           0.4            1.5         10.0
South             2.2           0.5            2.6         20.0
East              3.0           0.6            3.3         30.0
---------------------------------------------------------------


---------------------------------------
Kind            2029              2030
---------------------------------------
Staff            289               323
Premises          36                65
Transport          4                 3
---------------------------------------
"""

    first, second = find_tables(page_of(art))

    assert texts_of(first)[0] == ["Ward", "Plan", "Change", "Outturn", "Share"]
    assert texts_of(second)[0] == ["Kind", "2029", "2030"]


def test_headings_in_the_middle_of_their_boxes_reach_over_two_rows() -> None:
    upper, middle, lower = 40.0, 48.0, 57.0
    page = page_of(
        """
                  Girls              Boys
Year           No.      %         No.      %
2029           120   40.0         150   50.0
2030            90   30.0          90   30.0
2031            60   20.0          30   10.0
"""
    )
    lowered = [
        word._replace(y0=middle, y1=middle + word.y1 - word.y0) if word.text == "Year" else word for word in page.words
    ]

    (table,) = find_tables(replace(page, words=tuple(lowered)))

    assert upper < middle < lower
    assert texts_of(table)[:2] == [[("Year", 2, 1), ("Girls", 1, 2), ("Boys", 1, 2)], ["No.", "%", "No.", "%"]]


def test_shading_parts_rows_as_rules_do() -> None:
    art = """
Risk                Action taken so far            Owner
Staff turnover      New pay scales have been       Ann Example
is too high         agreed with the unions
Late reports        A calendar of deadlines is     Bob Sample
                    kept and sent round
Flooding            Sandbags bought                Cat Specimen
"""
    page = page_of(art)
    shaded = (
        Fill(40.0, 38.0, 370.0, 55.0, (0.3, 0.3, 0.6)),
        Fill(40.0, 89.0, 370.0, 106.0, (0.8, 0.8, 0.9)),  # one row, painted line by line
        Fill(40.0, 106.0, 370.0, 123.0, (0.8, 0.8, 0.9)),
    )

    (table,) = find_tables(replace(page, fills=shaded))

    assert [row[0] for row in texts_of(table)] == ["Risk", "Staff turnover is too high", "Late reports", "Flooding"]
    assert find_tables(page) == ()


NO_TABLES = {
    "a paragraph": """
The panel considered the report of the director and thanked the officers
for their work on it. Members asked about the timetable, the costs and the
risks of the project, and were told that a full answer would be given at the
next meeting. It was noted that the budget had been set in February 2031.
""",
    "text in two columns": """
The panel considered the report           Members asked about the costs and
of the director and thanked officers      the risks of the project and were
for their work on it. Members asked       told that a full answer would be
about the timetable and the costs of      given at the next meeting. It was
the project, and were told that it        noted that the budget had been set
would be given at the next meeting.       in February for the year to come.
""",
    "a numbered list": """
1.   Apologies for absence and notification of substitutes
2.   Declarations of interest by members of the panel
3.   Minutes of the last meeting held on 18 November 2030
4.   Work programme
5.   Date of the next meeting
""",
    "a contents page": """
Contents
1.   Introduction ......................................   3
2.   Background and context ............................   5
3.   What we were told .................................  12
4.   Recommendations ...................................  20
5.   Annexes ...........................................  25
""",
    "an agenda set with tabs": """
1    Apologies for absence
2    Declarations of interest
3    Minutes of the last meeting                         1 - 6
4    Report of the director on school places             7 - 26
5    Budget monitoring                                  27 - 74
6    Work programme                                     75 - 88
""",
    "members and what they represent": """
A Thistlewood (Chair)     -    Northwick
P Hexley                  -    Southwick
R Ormsgill                -    Market Ward
B Sallowby                -    Eastwick North
W Hall                    -    Temple Green
""",
    "a letterhead": """
Director of Places                                 Our ref:    AB/12
Civic Hall                                         Your ref:   -
Wexcombe  WX1 1UR                                  Date:       16 December 2030
                                                   Tel:        01632 960 114
Dear Sir or Madam
""",
    "the head of a report": """
Report of:       Director of Places
To:              Scrutiny Panel
Date:            16 December 2030
Subject:         Annual report on school places
""",
}


@pytest.mark.parametrize("art", NO_TABLES.values(), ids=NO_TABLES)
def test_text_set_in_columns_is_no_table(art: str) -> None:
    assert find_tables(page_of(art)) == ()


CHART = """
Homes       120         140         160         180
North      31.5        32.0        33.1        34.0
South      41.5        42.0        43.1        44.0
East       51.5        52.0        53.1        54.0
"""


def test_figures_under_a_drawn_curve_are_a_charts() -> None:
    page = page_of(CHART)
    curve = Shape((60.0, 50.0, 250.0, 90.0), None, (0.0, 0.0, 0.0), ((60.0, 50.0), (250.0, 90.0)), curved=True)

    assert len(find_tables(page)) == 1
    assert find_tables(replace(page, shapes=(curve,))) == ()


def test_alignment_is_not_asked_where_it_is_not_wanted() -> None:
    assert find_tables(page_of(CHART), aligned=False) == ()
