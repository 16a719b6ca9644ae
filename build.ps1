#!/usr/bin/env pwsh
<#
.SYNOPSIS
Builds, tests, shows, measures and packs EtlTools.
.EXAMPLE
./build.ps1 -Task Build
Builds everything; afterwards Import-Module ./EtlTools.psd1 works.
.EXAMPLE
./build.ps1 -Task Bench objects
Prints how many objects of PowerShell's pipeline are loaded a second. Without objects, the other benchmarks run.
.EXAMPLE
./build.ps1 -Task Package
Leaves out/EtlTools, a module that needs nothing else of this checkout.
#>
[CmdletBinding()]
param(
    [Parameter(Position = 0)]
    [ValidateSet('Build', 'Test', 'Demo', 'Bench', 'Package', 'Clean')]
    [string] $Task = 'Build',

    # Where Package leaves the module.
    [string] $Output = 'out/EtlTools',

    # Packs what was built before.
    [switch] $NoBuild,

    # What the program of Demo and Bench is called with.
    [Parameter(ValueFromRemainingArguments)]
    [string[]] $Arguments = @()
)

$ErrorActionPreference = 'Stop'
$PSNativeCommandUseErrorActionPreference = $true
Push-Location $PSScriptRoot
try {
    switch ($Task) {
        'Build' { dotnet build }
        'Test' { dotnet test }
        'Demo' { dotnet run --project src/EtlTools.Cli -c Release -- demo @Arguments }
        'Bench' {
            if ($Arguments[0] -ne 'objects') {
                dotnet run --project tests/bench -c Release -- @Arguments
                break
            }
            dotnet build src/EtlTools.Cmdlets -c Release
            $rest = @($Arguments | Select-Object -Skip 1)
            pwsh -NoProfile -File tests/bench/objects.ps1 @rest
        }
        'Clean' {
            dotnet clean
            Remove-Item out, module/bin -Recurse -Force -ErrorAction Ignore
        }
        'Package' {
            if (-not $NoBuild) {
                Remove-Item module/bin -Recurse -Force -ErrorAction Ignore
                dotnet build src/EtlTools.Help -c Release
            }
            Remove-Item $Output -Recurse -Force -ErrorAction Ignore
            New-Item -ItemType Directory "$Output/sql" | Out-Null
            Copy-Item EtlTools.psd1, LICENSE, README.md, module $Output -Recurse
            Copy-Item sql/models "$Output/sql" -Recurse
            Remove-Item "$Output/module/bin/*.pdb", "$Output/module/bin/EtlTools.*.xml"
            Get-Item $Output
        }
    }
}
finally { Pop-Location }
