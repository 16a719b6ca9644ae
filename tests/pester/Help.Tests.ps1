BeforeDiscovery {
    . $PSScriptRoot/common.ps1
    $examples = foreach ($command in Get-Command -Module EtlTools) {
        $number = 0
        foreach ($example in (Get-Help $command.Name -Full).examples.example) {
            @{ Command = $command.Name; Number = ++$number; Code = $example.code }
        }
    }
    $data = Get-TestData
}

Describe "The examples of the help$(if (-not $data) { ' (no test data: set ETL_TEST_DATA)' })" -Skip:(-not $data) {
    BeforeAll {
        . $PSScriptRoot/common.ps1
        $elsewhere = $env:ETL_HOME
        New-Item -ItemType Directory "$TestDrive/data" | Out-Null
        Copy-Item "$(Get-TestData)/olist/*.csv" "$TestDrive/data"
        Get-EtlDatabase | Disconnect-EtlDatabase
        $env:ETL_HOME = Join-Path ([System.IO.Path]::GetTempPath()) "etl-help-$PID"
        Set-Content "$TestDrive/customer.tbl" '1|Customer#1|Main Street|', '2|Customer#2|Side Street|'
        Set-Content "$TestDrive/posts.json" '{ "collector": [{ "id": 1, "hashtags": ["a", "b"] }, { "id": 2 }] }'
        Push-Location $TestDrive
        Invoke-EtlPipeline olist ./data -OutFolder ./out | Out-Null
    }

    AfterAll {
        Pop-Location
        Stop-EtlServer | Out-Null
        Remove-Item $env:ETL_HOME -Recurse -Force -ErrorAction Ignore
        $env:ETL_HOME = $elsewhere
    }

    It 'run as printed: <Command>, example <Number>' -ForEach $examples {
        { Invoke-Expression $Code | Out-Null } | Should -Not -Throw
    }
}
