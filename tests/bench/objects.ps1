#!/usr/bin/env pwsh
<#
.SYNOPSIS
Prints how many objects of ten properties Import-StagingData loads a second: in the first load of a session, where all
code is new to it, and in the ones after it.
.EXAMPLE
./tests/bench/objects.ps1
Every kind in five new sessions each, in turns; the medians.
.EXAMPLE
./tests/bench/objects.ps1 -Kind DataRow -Rows 500000
#>
[CmdletBinding()]
param(
    [ValidateSet('PSCustomObject', 'Class', 'CSharp', 'Hashtable', 'Ordered', 'DataRow')]
    [string[]] $Kind = @('PSCustomObject', 'Class', 'CSharp', 'Hashtable', 'Ordered', 'DataRow'),

    # How many objects a load has.
    [int] $Rows = 100000,

    # How many sessions each kind gets.
    [int] $Rounds = 5,

    # Where a session loads to; the script starts its sessions with it.
    [Parameter(DontShow)]
    [string] $Connection
)

$ErrorActionPreference = 'Stop'
Import-Module (Join-Path $PSScriptRoot ../../EtlTools.psd1)

class Reading {
    [int] $Id; [long] $Serial; [decimal] $Price; [double] $Value; [datetime] $At
    [bool] $Good; [System.DayOfWeek] $Day; [string] $Name; [string] $Unit; [string] $Place

    Reading([int] $i) {
        $this.Id = $i; $this.Serial = 10000000000 + $i; $this.Price = $i / 100d; $this.Value = $i / 7
        $this.At = [datetime]::new(2024, 2, 29).AddSeconds($i); $this.Good = $i % 2; $this.Day = $i % 7
        $this.Name = "sensor $i"; $this.Unit = 'K'; $this.Place = 'some longer text here'
    }
}

$csharp = 'public class Measured
{
    public int Id { get; set; } public long Serial { get; set; } public decimal Price { get; set; }
    public double Value { get; set; } public System.DateTime At { get; set; } public bool Good { get; set; }
    public System.DayOfWeek Day { get; set; } public string Name { get; set; } public string Unit { get; set; }
    public string Place { get; set; }
}'

# The objects of a kind; all kinds hold the same values.
function Get-Reading ([string] $Kind, [int] $Rows) {
    if ($Kind -eq 'CSharp') { Add-Type $csharp }
    if ($Kind -eq 'DataRow') {
        $table = [System.Data.DataTable]::new()
        foreach ($property in [Reading].GetProperties()) {
            $table.Columns.Add($property.Name, $property.PropertyType) | Out-Null
        }
    }
    for ($i = 1; $i -le $Rows; $i++) {
        $reading = [Reading]::new($i)
        if ($Kind -eq 'Class') { $reading; continue }
        $values = [ordered]@{
            Id = $reading.Id; Serial = $reading.Serial; Price = $reading.Price; Value = $reading.Value; At = $reading.At
            Good = $reading.Good; Day = $reading.Day; Name = $reading.Name; Unit = $reading.Unit; Place = $reading.Place
        }
        switch ($Kind) {
            'PSCustomObject' { [pscustomobject] $values }
            'CSharp' { [Measured] $values }
            'Hashtable' { [hashtable] $values }
            'Ordered' { $values }
            'DataRow' { $table.Rows.Add([object[]] $values.Values) }
        }
    }
}

# A session: how many objects a second its loads took, the first of them cold.
if ($Connection) {
    Connect-EtlDatabase $Connection | Out-Null
    $objects = @(Get-Reading $Kind[0] $Rows)
    foreach ($load in 1..4) {
        [gc]::Collect()
        $watch = [System.Diagnostics.Stopwatch]::StartNew()
        $result = $objects | Import-StagingData -Table "objects_$($Kind[0])"
        if ($result.RowsInserted -ne $Rows) { throw "$($result.RowsInserted) of $Rows objects were loaded." }
        $Rows / $watch.Elapsed.TotalSeconds
    }
    return
}

function Get-Median ([double[]] $Values) { ($Values | Sort-Object)[[math]::Floor($Values.Count / 2)] }

$env:ETL_HOME = Join-Path ([System.IO.Path]::GetTempPath()) "etl-bench-$PID"
try {
    $to = (Start-EtlServer).ConnectionString
    Initialize-EtlDatabase $to | Out-Null
    $rates = @{}
    foreach ($round in 1..$Rounds) {
        foreach ($name in $Kind) {
            $session = pwsh -NoProfile -File $PSCommandPath -Kind $name -Rows $Rows -Connection $to
            if ($LASTEXITCODE) { throw "The session of $name failed: $session" }
            $rates[$name] += , [double[]] $session
        }
    }
    '{0,-16} {1,12} {2,12}   {3:n0} objects of ten properties, a second' -f 'kind', 'first load', 'later loads', $Rows
    foreach ($name in $Kind) {
        '{0,-16} {1,12:n0} {2,12:n0}' -f $name, (Get-Median $rates[$name].ForEach({ $_[0] })),
            (Get-Median $rates[$name].ForEach({ $_[1..3] }))
    }
}
finally {
    Stop-EtlServer | Out-Null
    Remove-Item $env:ETL_HOME -Recurse -Force -ErrorAction Ignore
}
