# Dot-sourced by every test file: the module, the private server of the test run, and what the files share.
$ErrorActionPreference = 'Stop'
$root = Split-Path (Split-Path $PSScriptRoot)
$shop = Join-Path $PSScriptRoot 'shop'
$shopModel = Join-Path $shop 'model'
$shopData = Join-Path $shop 'data'
$manifest = Join-Path $root 'EtlTools.psd1'

# One server for all files of the process, in a folder that goes away with it.
if (-not $env:ETL_PESTER_HOME) {
    $env:ETL_PESTER_HOME = Join-Path ([System.IO.Path]::GetTempPath()) "etl-pester-$PID"
    $env:ETL_HOME = $env:ETL_PESTER_HOME
    foreach ($name in 'ETL_DATABASE', 'PGHOST', 'PGPORT', 'PGDATABASE', 'PGSERVICE') {
        Remove-Item "env:$name" -ErrorAction Ignore
    }
    Register-EngineEvent PowerShell.Exiting -SupportEvent -Action {
        if (-not (Get-Module EtlTools)) { Import-Module $manifest }
        Stop-EtlServer | Out-Null
        Remove-Item $env:ETL_PESTER_HOME -Recurse -Force -ErrorAction Ignore
    }.GetNewClosure()
}
Import-Module $manifest

# Connects to a new, empty database of the private server.
function Connect-NewDatabase {
    $server = Start-EtlServer
    $name = "test_$([guid]::NewGuid().ToString('n').Substring(0, 12))"
    Initialize-EtlDatabase ($server.ConnectionString -replace 'Database=\w+', "Database=$name") | Out-Null
}

# Loads the shop's first day and builds its warehouse.
function Build-Shop {
    Import-StagingData "$shopData/customers_1.csv", "$shopData/orders.csv" -Model $shopModel |
        Invoke-DimensionTransform | Invoke-FactTransform | Invoke-AggregateTransform | Out-Null
}

# How many rows a table holds; 0 where there is no such table.
function Measure-Table ([string] $Table) {
    $exists = (Invoke-EtlQuery 'select to_regclass($1) is not null as found' -Value $Table).found
    if ($exists) { (Invoke-EtlQuery "select count(*) as rows from $Table").rows } else { 0 }
}

# The folder of the real test data; $null where there is none.
function Get-TestData {
    $candidates = @($env:ETL_TEST_DATA; Join-Path (Split-Path $root) 'shared/data') | Where-Object { $_ }
    $candidates | Where-Object { Test-Path $_ } | Select-Object -First 1
}

# The stable id of the error that a script ends with.
function Get-FailureId ([scriptblock] $Script) {
    try { & $Script | Out-Null } catch { return $_.FullyQualifiedErrorId.Split(',')[0] }
}
